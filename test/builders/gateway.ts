import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Heard {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingMessage["headers"];
}

/** How it answers the next call: as it should, with an error, something else, never, or by hanging up with the message in hand. */
export type Manner = "well" | "silent" | "hangsUp" | { readonly status: number; readonly body?: string };

export interface Gateway {
  readonly url: string;
  /** Everything it was sent, also what it did not answer. */
  readonly heard: readonly Heard[];
  behaves(manner: Manner): void;
  /** Away, and back at the same address. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

/** An SMS gateway on this machine, with as many bad manners as there are. */
export async function openGateway(): Promise<Gateway> {
  const heard: Heard[] = [];
  let manner: Manner = "well";
  let port = 0;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      heard.push({ body: JSON.parse(Buffer.concat(parts).toString("utf8")), headers: request.headers });
      if (manner === "silent") return;
      if (manner === "hangsUp") request.socket.destroy();
      else if (manner === "well") response.end(JSON.stringify({ messages: [{ id: `g-${heard.length}` }] }));
      else response.writeHead(manner.status).end(manner.body ?? "");
    });
  };
  let server = createServer(answer);
  const listen = () => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  await listen();
  ({ port } = server.address() as AddressInfo);
  return {
    url: `http://127.0.0.1:${port}/send`,
    heard,
    behaves: (next) => {
      manner = next;
    },
    down: stop,
    up: async () => {
      server = createServer(answer);
      await listen();
    },
    close: stop,
  };
}
