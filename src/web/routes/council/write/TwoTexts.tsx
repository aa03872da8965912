import { timeOfDay } from "#kernel/time.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import type { WrittenItem } from "./ItemCard.tsx";

const TAKE = ["standing", "beside", "both"] as const;

/** Where two wrote in the same part at once: both texts side by side, and which of them stands. */
export function TwoTexts({ item, again }: { item: WrittenItem; again: FormAgain | undefined }) {
  const { councilMeetings, council } = useText();
  const words = councilMeetings.write;
  return item.besides.map(({ id, section, words: said, by, at }) => (
    <section key={id} className="two-texts" aria-label={words.twoTitle}>
      <h3>
        {words.twoTitle}: {council.sections[section]}
      </h3>
      <p>{words.twoLead}</p>
      <div className="two-texts-beside">
        <div>
          <h4>{words.stands}</h4>
          <p className="written">{item.texts[section]?.words ?? ""}</p>
        </div>
        <div>
          <h4>{words.beside(by, timeOfDay(new Date(at)).replace(":", "."))}</h4>
          <p className="written">{said}</p>
        </div>
      </div>
      <CommandForm name={`settle-${item.id}`} again={again}>
        <input type="hidden" name="beside" value={id} />
        <Edition name="seen" value={item.texts[section]?.version ?? 0} />
        <ButtonRow>
          {TAKE.map((take) => (
            <button key={take} type="submit" name="take" value={take} className="button button-secondary">
              {words.take[take]}
            </button>
          ))}
        </ButtonRow>
      </CommandForm>
    </section>
  ));
}
