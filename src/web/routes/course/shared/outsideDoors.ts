import type { HandoverLine } from "#modules/relay/index.ts";

/** Doors outside that somebody pointed to, by name, each once: likely the ones to phone. Pure. */
export function outsideDoors(lines: readonly HandoverLine[]): readonly string[] {
  const doors = lines.flatMap(({ redirect }) => redirect?.nextDoors ?? []);
  return [...new Set(doors.flatMap((door) => ("name" in door ? [door.name] : [])))];
}
