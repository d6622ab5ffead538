import { connect, type Socket } from "node:net";

const CHANGED = Buffer.from("event: changed");

/** One connected screen: it calls back at every change it is told of. */
export class Screen {
  readonly #socket: Socket;
  told: (() => void) | undefined;

  constructor(port: number, path: string, cookie: string, ready: () => void) {
    this.#socket = connect({ port, host: "127.0.0.1", noDelay: true });
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: ${cookie}\r\n\r\n`,
    );
    let open = false;
    this.#socket.on("data", (chunk: Buffer) => {
      if (!open) {
        open = true;
        ready();
      }
      if (chunk.includes(CHANGED)) this.told?.();
    });
    this.#socket.on("error", () => undefined);
  }

  close(): void {
    this.#socket.destroy();
  }
}
