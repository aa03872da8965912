import { z } from "zod";
import type { Services } from "#compose.ts";
import type { Actor } from "#modules/identity/index.ts";

/** One call to the API as an endpoint sees it. `input` is the body with the identifier from the path put in. */
export interface Call {
  readonly services: Services;
  readonly actor: Actor;
  readonly now: Date;
  /** The Idempotency-Key header. */
  readonly key: string | undefined;
  /** The Purpose header: why a course is opened by a unit that is not on it. */
  readonly purpose: string | null;
  readonly id: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Parsed by the command itself, with the same schema the document is written from. */
  readonly input: never;
}

export interface Endpoint {
  readonly method: "get" | "post";
  readonly path: string;
  readonly summary: string;
  readonly body?: z.ZodType;
  /** The command's field that `{id}` in the path stands for. */
  readonly idField?:
    | "courseId"
    | "handoverId"
    | "serviceId"
    | "placeId"
    | "stayId"
    | "leavingId"
    | "lineId"
    | "appointmentId"
    | "rightId"
    | "roundId"
    | "stopId"
    | "searchId"
    | "sightingId";
  readonly query?: z.ZodObject;
  readonly status?: 200 | 201;
  readonly answer: z.ZodType;
  run(call: Call): Promise<unknown>;
}

/** A command's fields without the one the path carries; rules across fields are checked by the command. */
export function bodyOf(
  schema: { shape: Record<string, z.ZodType> },
  idField?: Endpoint["idField"],
): z.ZodObject {
  return z.strictObject(
    Object.fromEntries(Object.entries(schema.shape).filter(([name]) => name !== idField)),
  );
}

/** A command over HTTP: what its form looks like, and what it answers. */
interface Command {
  readonly path: string;
  readonly summary: string;
  readonly body: Parameters<typeof bodyOf>[0];
  readonly idField?: NonNullable<Endpoint["idField"]>;
  readonly status?: NonNullable<Endpoint["status"]>;
  readonly answer: z.ZodType;
}

type Run = (actor: Actor, input: never, now: Date, key?: string) => Promise<unknown>;

/** Endpoints that do nothing but hand what was sent to a command of one of the modules. */
const handingTo =
  <Name extends string>(commandsOf: (services: Services) => Readonly<Record<Name, Run>>) =>
  (name: Name, { body, idField, ...rest }: Command): Endpoint => ({
    ...rest,
    method: "post",
    body: bodyOf(body, idField),
    ...(idField === undefined ? {} : { idField }),
    run: ({ services, actor, input, now, key }) => commandsOf(services)[name](actor, input, now, key),
  });

export const relayCommand = handingTo<Exclude<keyof Services["relay"]["commands"], "giveKnowledge">>(
  ({ relay }) => relay.commands,
);
export const appointmentsCommand = handingTo<keyof Services["appointments"]["commands"]>(
  ({ appointments }) => appointments.commands,
);
export const dischargeCommand = handingTo<keyof Services["discharge"]["commands"]>(
  ({ discharge }) => discharge.commands,
);
export const staysCommand = handingTo<keyof Services["stays"]["commands"]>(({ stays }) => stays.commands);
export const outreachCommand = handingTo<keyof Services["outreach"]["commands"]>(
  ({ outreach }) => outreach.commands,
);
