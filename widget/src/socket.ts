// One WebSocket at a time. A dropped socket is deaf: whatever it still reports belongs to the past.

import type { ClientFrame, ServerFrame } from './frames';

export interface Ears {
  opened(): void;
  frame(frame: ServerFrame): void;
  lost(code: number): void;
}

export function createSocket(url: string, { opened, frame, lost }: Ears) {
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
      const mine = (socket = new WebSocket(url, 'gehoor.v1'));
      mine.onopen = () => mine === socket && opened();
      mine.onclose = ({ code }) => {
        if (mine !== socket) return;
        socket = undefined;
        lost(code);
      };
      mine.onmessage = ({ data }) => mine === socket && frame(JSON.parse(data));
    },
    send(message: ClientFrame) {
      if (socket?.readyState === 1) socket.send(JSON.stringify(message));
    },
  };
}
