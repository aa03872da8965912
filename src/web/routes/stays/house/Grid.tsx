import type { HouseView, NightState } from "#modules/stays/index.ts";
import { useText } from "../../../text/useText.ts";
import { nightShort } from "../shared/nights.ts";

const KEY: readonly NightState[] = ["free", "held", "occupied", "overdue", "outOfUse"];

/** The nights to come, a line a place: a sign in each cell, its word for who listens. Scrolls sideways on a phone. */
export function Grid({ house }: { house: HouseView }) {
  const { stays, lang } = useText();
  const { grid } = stays;
  const free = house.nights.map((_, n) => house.places.filter(({ nights }) => nights[n] === "free").length);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="nights" tabIndex={0} aria-label={grid.title}>
        <table>
          <caption className="sr-only">{grid.title}</caption>
          <thead>
            <tr>
              <th scope="col">{grid.place}</th>
              {house.nights.map((night, n) => {
                const { weekday, day } = nightShort(night, lang);
                return (
                  <th key={night} scope="col" aria-label={n === 0 ? grid.tonight : undefined}>
                    <span className="nights-weekday">{weekday}</span> {day}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {house.places.map(({ id, name, nights }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {nights.map((state, n) => (
                  <td key={house.nights[n]} className={`night night-${state}`}>
                    <span aria-hidden="true">{grid.short[state]}</span>
                    <span className="sr-only">{grid.states[state]}</span>
                  </td>
                ))}
              </tr>
            ))}
            <tr className="nights-sum">
              <th scope="row">{grid.free}</th>
              {free.map((count, n) => (
                <td key={house.nights[n]}>{count}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      <p className="nights-key" aria-hidden="true">
        {KEY.map((state) => (
          <span key={state}>
            <span className={`night night-${state}`}>{grid.short[state]}</span> {grid.states[state]}
          </span>
        ))}
      </p>
    </>
  );
}
