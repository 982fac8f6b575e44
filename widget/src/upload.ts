// One file on its way to the server. XMLHttpRequest, because fetch can't tell how far it is.

export interface Outcome {
  /** Of the answer; zero where there was none. */
  status: number;
  /** What the server says about it, for people, where it says anything. */
  text?: string;
}

export interface Upload {
  done: Promise<Outcome>;
  abort(): void;
}

/** Without any progress for so long, in milliseconds, the connection is taken for lost. */
const patience = 30_000;

/** Sends the blob under this name; progress hears how much has gone, from 0 to 100. */
export function upload(url: string, token: string, blob: Blob, media: string, name: string, progress: (percent: number) => void): Upload {
  const request = new XMLHttpRequest();
  let timer = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => request.abort(), patience);
  };
  const done = new Promise<Outcome>((resolve) => {
    request.onloadend = () => {
      clearTimeout(timer);
      let text: string | undefined;
      try {
        const problem = JSON.parse(request.responseText);
        text = problem.detail || problem.title;
      } catch {
        // No answer, or not one of ours.
      }
      resolve({ status: request.status, text });
    };
  });
  request.upload.onprogress = ({ loaded, total }) => {
    wait();
    progress(Math.floor((loaded / (total || 1)) * 100));
  };
  request.open('PUT', url);
  request.setRequestHeader('Authorization', 'Bearer ' + token);
  request.setRequestHeader('Content-Type', media);
  request.setRequestHeader('Content-Disposition', "attachment; filename*=UTF-8''" +
    encodeURIComponent(name).replace(/['()*]/g, (c) => '%' + c.charCodeAt(0).toString(16)));
  wait();
  request.send(blob);
  return { done, abort: () => request.abort() };
}
