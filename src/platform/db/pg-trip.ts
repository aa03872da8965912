import pg from "pg";
import { serialize } from "pg-protocol";
import type { Rows } from "./contract.ts";
import { databaseFault } from "./errors.ts";
import { decoders } from "./values.ts";

/** A statement on its way, and who waits for it. */
export interface Statement {
  readonly text: string;
  /** Prepared under this name, once per connection; undefined = not kept. */
  readonly name: string | undefined;
  readonly values: readonly (string | null)[];
  resolve(rows: Rows): void;
  reject(error: unknown): void;
}

/** What a prepared statement's rows look like: asked of the server once, it cannot change while it is prepared. */
interface Shape {
  readonly names: readonly string[];
  readonly decode: readonly ((text: string) => unknown)[];
}

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

/** What pg does not put in its types. */
interface Wire {
  readonly stream: { readonly writable: boolean; write(data: Buffer): boolean };
}

const asIs = (text: string): string => text;
const noRows: Shape = { names: [], decode: [] };

const shapeOf = (fields: readonly Field[]): Shape => ({
  names: fields.map(({ name }) => name),
  decode: fields.map(({ dataTypeID }) => decoders[dataTypeID] ?? asIs),
});

function toRow({ names, decode }: Shape, values: readonly (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let n = 0; n < names.length; n += 1) {
    const value = values[n];
    row[names[n] as string] = value === null || value === undefined ? null : decode[n]?.(value);
  }
  return row;
}

/** Prepared on a connection: "sent" until the server has shown that it knows it. */
const prepared = new WeakMap<Wire, Map<string, Shape | "sent">>();

function preparedOn(connection: Wire): Map<string, Shape | "sent"> {
  const known = prepared.get(connection) ?? new Map<string, Shape | "sent">();
  prepared.set(connection, known);
  return known;
}

const changes = /^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/;

/** What a statement hears that never ran because one before it failed. */
const skipped = (cause: unknown): Error =>
  Object.assign(new Error("Skipped: an earlier statement of the transaction failed", { cause }), {
    code: "25P02",
    severity: "ERROR",
  });

/**
 * Several statements in one packet with one synchronisation point at its end, where pg sends one for each. The server
 * answers them in one go, and skips what follows a failure. For a connection in pipeline mode; pg routes the answers
 * here because it takes this for one query – the reason it has to be a class.
 */
export class Trip extends pg.Query {
  readonly #statements: readonly Statement[];
  #known: Map<string, Shape | "sent"> = new Map();
  /** The statement being answered, its rows so far, and their shape. */
  #at = 0;
  #rows: Record<string, unknown>[] = [];
  #shape: Shape | undefined;

  constructor(statements: readonly Statement[]) {
    super({ text: "" });
    this.#statements = statements;
  }

  /** Called by pg: writes it all. */
  override submit = (connection: unknown): void => {
    const wire = connection as Wire;
    this.#known = preparedOn(wire);
    const parts = this.#statements.flatMap((statement) => this.#messages(statement));
    parts.push(serialize.sync());
    if (wire.stream.writable) wire.stream.write(Buffer.concat(parts));
  };

  #messages({ text, name = "", values }: Statement): Buffer[] {
    const bind = serialize.bind({ statement: name, values: values as (string | null)[] });
    const state = this.#known.get(name);
    if (typeof state === "object") return [bind, serialize.execute()];
    const messages = [
      serialize.parse({ name, text }),
      bind,
      serialize.describe({ type: "P", name: "" }),
      serialize.execute(),
    ];
    if (name === "") return messages;
    // One sent before may be prepared, or may have been skipped: closing what is not there is no error.
    if (state === "sent") messages.unshift(serialize.close({ type: "S", name }));
    this.#known.set(name, "sent");
    return messages;
  }

  #currentShape(): Shape {
    const state = this.#known.get(this.#statements[this.#at]?.name ?? "");
    return this.#shape ?? (typeof state === "object" ? state : noRows);
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#shape = shapeOf(fields);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    try {
      this.#rows.push(toRow(this.#currentShape(), fields));
    } catch (error) {
      // A value we cannot hold (values.ts). The rest of its rows are of no use; the transaction will not be kept.
      this.#statements[this.#at]?.reject(error);
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const statement = this.#statements[this.#at];
    if (statement === undefined) return;
    if (statement.name !== undefined) this.#known.set(statement.name, this.#currentShape());
    // A transaction that had failed answers "commit" with this.
    if (text === "ROLLBACK") statement.reject(new Error("The database rolled the transaction back"));
    const changed = changes.exec(text)?.[1];
    statement.resolve({ rows: this.#rows, affected: changed === undefined ? undefined : Number(changed) });
    this.#at += 1;
    this.#rows = [];
    this.#shape = undefined;
  }

  handleError(error: unknown): void {
    const lost = databaseFault(error) === null;
    const [failed, ...rest] = this.#statements.slice(this.#at);
    this.#at = this.#statements.length;
    // It may be the preparing that no longer holds (see isStaleStatement): next time anew.
    if (failed?.name !== undefined) this.#known.set(failed.name, "sent");
    failed?.reject(error);
    for (const statement of rest) statement.reject(lost ? error : skipped(error));
  }

  handleReadyForQuery(): void {}
}
