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
    if (socket) {
      socket.onopen = socket.onclose = socket.onmessage = null;
      socket.close();
    }
  };
  return {
    drop,
    dial() {
      drop();
      socket = new WebSocket(url, 'gehoor.v1');
      socket.onopen = opened;
      socket.onclose = ({ code }) => lost(code);
      socket.onmessage = ({ data }) => frame(JSON.parse(data));
    },
    send(message: ClientFrame) {
      if (socket?.readyState === 1) socket.send(JSON.stringify(message));
    },
  };
}
