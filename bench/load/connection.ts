import { connect, type Socket } from "node:net";

const HEAD_END = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

/** Told of every answer: its status, 0 when the connection broke; the body's bytes. */
export type Answered = (status: number, bytes: number) => void;

/**
 * One kept-alive HTTP/1.1 connection, one request at a time. It reads no more of an answer than where it ends: a
 * general client costs about as much as the server that it measures.
 */
export class Connection {
  readonly #port: number;
  readonly #host: string;
  #socket: Socket | undefined;
  #answered: Answered | undefined;
  #head: Buffer | undefined;
  #status = 0;
  /** Body bytes still to come; -1 when the body comes in chunks. */
  #left = 0;
  #bytes = 0;
  #tail = Buffer.alloc(0);

  constructor(port: number, host = "127.0.0.1") {
    this.#port = port;
    this.#host = host;
  }

  send(request: Uint8Array, answered: Answered): void {
    this.#answered = answered;
    this.#head = undefined;
    this.#open().write(request);
  }

  close(): void {
    this.#answered = undefined;
    this.#socket?.destroy();
  }

  #open(): Socket {
    if (this.#socket && !this.#socket.destroyed) return this.#socket;
    const socket = connect({ port: this.#port, host: this.#host, noDelay: true });
    socket.on("data", (chunk: Buffer) => this.#take(chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      if (this.#socket === socket) this.#socket = undefined;
      this.#done(0);
    });
    this.#socket = socket;
    return socket;
  }

  #take(chunk: Buffer): void {
    if (!this.#answered) return;
    if (this.#left === 0) {
      const head: Buffer = this.#head ? Buffer.concat([this.#head, chunk]) : chunk;
      const end = head.indexOf(HEAD_END);
      if (end < 0) {
        this.#head = head;
        return;
      }
      this.#begin(head.toString("latin1", 0, end));
      this.#body(head.subarray(end + 4));
    } else this.#body(chunk);
  }

  #begin(head: string): void {
    this.#status = Number(head.slice(9, 12));
    this.#bytes = 0;
    this.#tail = Buffer.alloc(0);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    this.#left =
      length === undefined ? (/\r\ntransfer-encoding: *chunked/i.test(head) ? -1 : 0) : Number(length);
  }

  #body(part: Buffer): void {
    this.#bytes += part.length;
    if (this.#left >= 0) {
      this.#left -= part.length;
      if (this.#left <= 0) this.#done(this.#status);
      return;
    }
    this.#tail = Buffer.concat([this.#tail, part.subarray(-5)]).subarray(-5);
    if (this.#tail.equals(LAST_CHUNK)) this.#done(this.#status);
  }

  #done(status: number): void {
    const answered = this.#answered;
    this.#answered = undefined;
    this.#left = 0;
    answered?.(status, this.#bytes);
  }
}
