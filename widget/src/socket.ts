// One WebSocket at a time. A dropped socket is deaf: whatever it still reports belongs to the past.

import type { ClientFrame, ServerFrame } from './frames';

export interface Ears {
  opened(): void;
  frame(frame: ServerFrame): void;
  lost(code: number): void;
}

export function createSocket(url: string, ears: Ears) {
  let socket: WebSocket | undefined;
  const drop = () => {
    const old = socket;
    socket = undefined;
    old?.close();
  };
  return {
    drop,
    dial() {
      drop();
      let mine: WebSocket;
      try {
        mine = socket = new WebSocket(url, 'gehoor.v1');
      } catch {
        // A content security policy can forbid it at once; that is a lost connection too.
        return void setTimeout(ears.lost, 0, 1006);
      }
      mine.onopen = () => mine === socket && ears.opened();
      mine.onclose = (e) => {
        if (mine !== socket) return;
        socket = undefined;
        ears.lost(e.code);
      };
      mine.onmessage = (e) => {
        if (mine !== socket) return;
        let frame: ServerFrame;
        try {
          frame = JSON.parse(e.data);
        } catch {
          return; // Not of this protocol.
        }
        ears.frame(frame);
      };
    },
    send(frame: ClientFrame) {
      if (socket?.readyState === 1) socket.send(JSON.stringify(frame));
    },
  };
}
