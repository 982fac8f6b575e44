// The frames of protocol gehoor.v1. Unknown fields and types are ignored by whoever reads them.

export interface Choice {
  id: string;
  label: string;
}

export interface Speaker {
  role: 'customer' | 'bot' | 'agent' | 'system';
  name?: string;
}

/** What the server stores and acknowledges: a text, a choice or a language, under the client's own id. */
export interface Body {
  type: 'say' | 'choose' | 'locale';
  id: string;
  text?: string;
  choice?: string;
  locale?: string;
}

export interface Hello {
  type: 'hello';
  token?: string;
  after?: number;
  locale: string;
  page: string;
  identity?: string;
}

export type ClientFrame =
  | Body
  | Hello
  | { type: 'typing'; on: boolean }
  | { type: 'seen'; seq: number };

export interface Welcome {
  type: 'welcome';
  conversation: string;
  token: string;
  locale: string;
  seq: number;
  limits?: { text?: number };
  /** What may be attached; absent where nothing may. */
  files?: FileLimits;
}

export interface FileLimits {
  max_bytes: number;
  max_count: number;
  /** The most bytes in all the files of a conversation. */
  max_total?: number;
  /** Media types, as image/jpeg. */
  media: string[];
}

export interface ConversationEvent {
  type: 'event';
  seq: number;
  at: string;
  kind: string;
  by?: Speaker;
  /** The language of the text (BCP 47), where the server says so. */
  lang?: string;
  text?: string;
  asks?: string;
  choices?: Choice[];
  re?: string;
  reference?: string;
  /** Of the kind file: a photo or document of the conversation, whose bytes are at files/{id}. */
  id?: string;
  name?: string;
  media?: string;
  size?: number;
}

export interface ErrorFrame {
  type: 'error';
  code: string;
  text?: string;
  id?: string;
}

export type ServerFrame =
  | Welcome
  | { type: 'ack'; id: string; seq: number }
  | ConversationEvent
  | { type: 'typing'; by?: Speaker; on: boolean }
  | ErrorFrame;
