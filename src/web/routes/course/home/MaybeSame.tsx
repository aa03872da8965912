import type { WhoFor } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { actionPath } from "../paths.ts";

/** Another record may be the same person's: said, never done by itself. */
export function MaybeSame({ courseId, who }: { courseId: string; who: WhoFor | null }) {
  const { hint } = useText().who;
  if (who === null || who.alike === 0) return null;
  return (
    <Card title={hint.title} tone="quiet">
      <p>
        <a href={actionPath(courseId, "samme-person")}>{hint.press}</a>
      </p>
    </Card>
  );
}
