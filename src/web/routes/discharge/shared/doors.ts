/** Somebody who may be meant by a name: a unit on Stafet. */
export interface KnownDoor {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
}

const plain = (name: string): string => name.trim().toLocaleLowerCase("da");

/** The unit whose name was written, or the words as they stand. Empty: nobody was named. Pure. */
export function whoIsMeant(
  name: string,
  doors: readonly KnownDoor[],
): { readonly byUnitId: string; readonly by: string } {
  const known = doors.find((door) => plain(door.name) === plain(name));
  return known ? { byUnitId: known.id, by: "" } : { byUnitId: "", by: name };
}

/** Each once, in order; what has no name or is not on Stafet is left out. Pure. */
export function knownDoors(
  some: readonly ({ readonly id: string | null; readonly name: string; readonly phone: string } | null)[],
): readonly KnownDoor[] {
  const doors = new Map<string, KnownDoor>();
  for (const door of some) {
    if (door?.id && door.name && !doors.has(door.id))
      doors.set(door.id, { id: door.id, name: door.name, phone: door.phone });
  }
  return [...doors.values()];
}
