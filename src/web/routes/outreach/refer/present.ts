import type { CourseView, NeedCard, UnitRef } from "#modules/relay/index.ts";

/** A need the reader's unit can ask a door about: one that is there, or – where it has the baton – one that is opened for it. */
export interface Askable {
  readonly kind: string;
  readonly needId: string | null;
  /** Doors asked already, and not yet answered. */
  readonly asked: readonly UnitRef[];
}

const isOpen = ({ closed, endedAt }: NeedCard): boolean => !closed && endedAt === null;

/** Of these kinds, what the unit can ask about: its own open needs; and where it has the baton, needs nobody has opened yet. Pure. */
export const askable = (course: CourseView, unitId: string, kinds: readonly string[]): readonly Askable[] =>
  kinds.flatMap((kind): Askable[] => {
    const open = course.needs.filter((need) => need.kind === kind && isOpen(need));
    const ours = open.find(({ may }) => may.ask);
    if (ours)
      return [
        {
          kind,
          needId: ours.id,
          asked: ours.handovers
            .filter(({ state }) => state === "proposed" || state === "questioned")
            .map(({ to }) => to),
        },
      ];
    return open.length === 0 && course.holder.unit.id === unitId ? [{ kind, needId: null, asked: [] }] : [];
  });

/** One choice says both what and with whom: "somatic:<unit>". Pure. */
export const doorChoice = (kind: string, unitId: string): string => `${kind}:${unitId}`;
