import { hold, type Outcome } from "./measure.ts";
import { bareOver, freshKey, houseOver, type World } from "./world.ts";

/** Row 1: accepting in process, against the same work as one function called through a bare pool. */
export async function accepting(world: World, rounds: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [atOnce, count] of [
    [1, 150],
    [8, 600],
    [32, 1200],
  ] as const) {
    const house = houseOver(world, atOnce);
    const bare = bareOver(world, atOnce);
    outcomes.push(
      await hold({
        work: "accept, in process",
        counts: world.counts,
        atOnce,
        count,
        rounds,
        ours: async (n) =>
          (await world.asked(n)).map(
            (handoverId) => () =>
              house.relay.commands.accept(world.shelter, { handoverId }, new Date(), freshKey()),
          ),
        bare: async (n) =>
          (await world.asked(n)).map((id) => () => bare.accept(id, world.shelter, freshKey())),
      }),
    );
    await house.close();
    await bare.close();
  }
  return outcomes;
}
