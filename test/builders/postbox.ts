import { createServer } from "node:net";
import { createInterface } from "node:readline";

export interface Postbox {
  readonly url: string;
  /** Letters as they came, oldest first. */
  readonly letters: readonly string[];
  /** From now on, whether it wants any. */
  refuse(refusing: boolean): void;
  /** The first letter that fits, now or when it comes. */
  letter(fits: RegExp): Promise<string>;
  close(): void;
}

/** A mail server with as much SMTP (RFC 5321) as it takes to receive a letter. */
export async function openPostbox(): Promise<Postbox> {
  const letters: string[] = [];
  const waiting = new Set<() => void>();
  let refusing = false;
  const server = createServer((socket) => {
    const say = (line: string) => socket.write(`${line}\r\n`);
    let letter: string[] | null = null;
    say("220 mail");
    socket.on("error", () => {});
    const lines = createInterface(socket);
    // It says again what its socket said.
    lines.on("error", () => {});
    lines.on("line", (line) => {
      if (letter && line !== ".") letter.push(line);
      else if (letter) {
        letters.push(letter.join("\n"));
        letter = null;
        say("250 taken");
        for (const look of waiting) look();
      } else if (line === "DATA") {
        letter = [];
        say("354 go on");
      } else if (line.startsWith("RCPT") && refusing) say("550 nobody here");
      else if (line === "QUIT") socket.end("221 bye\r\n");
      else say("250 ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    letters,
    refuse: (now) => {
      refusing = now;
    },
    letter: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = letters.find((each) => fits.test(each));
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => server.close(),
  };
}

/** The words of a letter whose lines were broken on the way (quoted-printable). */
export const wordsOf = (letter: string): string => {
  const bytes = letter
    .replaceAll("=\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
};
