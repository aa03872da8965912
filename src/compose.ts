import type { Clock } from "#kernel/clock.ts";
import { systemClock } from "#kernel/clock.ts";
import type { Actor, DemoPerson } from "#modules/identity/index.ts";

export interface Config {
  host: string;
  port: number;
  demo: boolean;
  publicOrigin: string | null;
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  return {
    host: env.HOST ?? "127.0.0.1",
    port: Number(env.PORT ?? 3000),
    demo: (env.STAFET_DEMO ?? (env.NODE_ENV === "production" ? "0" : "1")) !== "0",
    publicOrigin: env.PUBLIC_ORIGIN ?? null,
  };
}

/** What the whole house is made of. */
export interface Services {
  config: Config;
  clock: Clock;
  sessions: {
    actorOf(token: string): Promise<Actor | null>;
    people(): Promise<DemoPerson[]>;
    signIn(personId: string, unitId: string, now: Date): Promise<string>;
    signOut(token: string): Promise<void>;
  };
  live: { subscribe(unitId: string, onChange: () => void): () => void };
  wind?: (ms: number) => Promise<void>;
  ready(): Promise<{ ready: boolean }>;
  metrics(): Promise<string>;
  close(): Promise<void>;
}

export async function compose(config: Config): Promise<Services> {
  return {
    config,
    clock: systemClock,
    sessions: {
      actorOf: async () => null,
      people: async () => [],
      signIn: async () => "",
      signOut: async () => {},
    },
    live: { subscribe: () => () => {} },
    ready: async () => ({ ready: true }),
    metrics: async () => "",
    close: async () => {},
  };
}
