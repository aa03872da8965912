import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import type { ActorKey, Database } from "./db.ts";

/**
 * A Kysely for libraries that bring queries of their own: every query is one transaction on behalf of `actor`, so the
 * same role, laws and row-level security hold for them as for us. They may begin no transaction, and may not be called
 * inside one of ours (`refuseNesting` throws), since what they write could then not be undone with it.
 */
export function kyselyOver<Tables>(database: Database, actor: ActorKey): Kysely<Tables> {
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery) =>
      database.write(actor, (tx) => tx.executeQuery<R>(query as CompiledQuery<R>)),
    streamQuery() {
      throw new Error("Not as a stream");
    },
  };
  const noTransaction = async (): Promise<never> => {
    throw new Error("A library's queries are a transaction each");
  };
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: noTransaction,
    commitTransaction: noTransaction,
    rollbackTransaction: noTransaction,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
