import { type ReactNode, useId } from "react";

type Tone = "plain" | "warm" | "quiet";

const tones: Record<Tone, string> = {
  plain: "sheet",
  warm: "sheet sheet-warm",
  quiet: "sheet sheet-quiet",
};

/** A sheet of paper on the ground: one matter. `warm` is for the citizen's own words. */
export function Card(props: {
  title?: ReactNode;
  level?: 2 | 3;
  tone?: Tone;
  id?: string;
  children: ReactNode;
}) {
  const heading = useId();
  const Heading = props.level === 3 ? "h3" : "h2";
  return (
    <section
      className={tones[props.tone ?? "plain"]}
      id={props.id}
      aria-labelledby={props.title ? heading : undefined}
    >
      {props.title ? (
        <Heading className="sheet-title" id={heading}>
          {props.title}
        </Heading>
      ) : null}
      {props.children}
    </section>
  );
}
