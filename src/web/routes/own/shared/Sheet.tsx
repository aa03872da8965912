import type { Section } from "../paper/present.ts";

/** One sheet in large print: headings and whole sentences, in the order they are read aloud. */
export function Sheet({ sections }: { sections: readonly Section[] }) {
  return (
    <div className="paper">
      {sections.map(({ heading, lines }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {lines.map(({ says, own }) => (
            <div key={`${says} ${own}`}>
              <p>{says}</p>
              {own === undefined ? null : <p className="words">{own}</p>}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
