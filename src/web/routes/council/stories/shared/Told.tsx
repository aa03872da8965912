import { useText } from "../../../../text/useText.ts";

/** Who told it, and what stands behind it: the same under every story, wherever it is shown. */
export function Told({ about, onBehalfOf }: { about: "person" | "general"; onBehalfOf: string }) {
  const { councilStories: words } = useText();
  return (
    <p className="quiet">
      {onBehalfOf === "" ? words.fromSomebody : words.from(onBehalfOf)}.{" "}
      {about === "person" ? words.saidYes : words.general} {words.readBy}
    </p>
  );
}
