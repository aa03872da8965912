import type { NeedNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import type { EditAgain } from "../../directory/editing/action.ts";
import { EditPage } from "../../directory/editing/EditPage.tsx";
import type { Fields } from "../../directory/shared/fields/fields.ts";
import { CardFields } from "./CardFields.tsx";
import { type CardShown, CardView } from "./CardView.tsx";
import "./knowledge.css";

/** The form of a card, new or not, with what it would become. */
export function EditCard(props: {
  title: string;
  back: string;
  seen: number;
  newId?: string;
  fields: Fields;
  needs: NeedNames;
  longest: number;
  again: EditAgain<CardShown> | undefined;
}) {
  const { editing } = useText().guidance;
  const labels: Readonly<Record<string, string>> = editing.fields;
  const page = props.again?.preview?.page;
  return (
    <EditPage
      {...{ title: props.title, back: props.back, again: props.again, seen: props.seen }}
      {...(props.newId ? { newId: props.newId } : {})}
      labelOf={(name) => labels[name] ?? name}
      preview={page ? <CardView card={page} /> : undefined}
    >
      <CardFields fields={props.fields} needs={props.needs} longest={props.longest} again={props.again} />
    </EditPage>
  );
}
