// A network between browser and server that cuts on command: TCP connections that carry the chat
// are lost, go deaf, or lose only what comes back; all others pass, and wait for a server that is
// being started again.

import { connect, createServer } from 'node:net';
import { once } from 'node:events';

/** Numbers between 0 and 1, the same for the same seed. */
export function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Listens on a free port of this machine. target() is the server's port. */
export async function cutter(target) {
  const net = { well: true, up: true, random: Math.random, lost: { cut: 0, deaf: 0, mute: 0, refused: 0 } };
  const lines = new Set();

  const reach = async (client) => {
    for (let tries = 0; tries < 200 && !client.destroyed; tries++) {
      const server = connect(target(), '127.0.0.1');
      const [reached] = await Promise.race([once(server, 'connect').then(() => [true]), once(server, 'error').then(() => [false], () => [false])]);
      if (reached) return server;
      server.destroy();
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    throw new Error('the server is not there');
  };
  const end = (line) => {
    lines.delete(line);
    line.client.destroy();
    line.server?.destroy();
  };
  /** Counts what passes; where the measure is full, the line's fate comes about. */
  const pass = (line, to, chunk) => {
    const there = to === line.server;
    if (line.chat && !net.well) line.left -= chunk.length;
    if (!line.chat || line.left > 0) return void to.write(chunk);
    if (!line.fated) {
      line.fated = true;
      net.lost[line.fate]++;
      if (line.fate === 'cut') return end(line);
      // A lost answer is noticed soon, a deaf line only by whoever waits.
      if (line.fate === 'mute') setTimeout(end, 50 + net.random() * 300, line);
    }
    if (line.fate === 'mute' && there) to.write(chunk);
  };

  const server = createServer((client) => {
    client.once('data', async (first) => {
      client.pause();
      const chat = first.toString('latin1').startsWith('GET /ws');
      const line = { client, chat, left: 500 + net.random() * 4000, fate: ['cut', 'cut', 'mute', 'mute', 'deaf'][Math.floor(net.random() * 5)] };
      lines.add(line);
      if (chat && !net.up) {
        net.lost.refused++;
        return end(line);
      }
      try {
        line.server = await reach(client);
      } catch {
        return end(line);
      }
      for (const socket of [client, line.server]) socket.on('close', () => end(line)).on('error', () => end(line));
      line.server.write(first);
      client.on('data', (chunk) => pass(line, line.server, chunk)).resume();
      line.server.on('data', (chunk) => pass(line, client, chunk));
    });
    client.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  net.port = server.address().port;
  /** The network is well again; connections that went bad are gone. */
  net.heal = () => {
    net.well = net.up = true;
    for (const line of lines) if (line.chat && line.fated) end(line);
  };
  net.break = (up = true) => {
    net.well = false;
    net.up = up;
    if (!up) for (const line of lines) if (line.chat) end(line);
  };
  net.close = () => {
    lines.forEach(end);
    server.close();
  };
  return net;
}
