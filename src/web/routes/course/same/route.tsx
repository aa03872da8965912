import type { LinkLine, MaybeSame } from "#modules/relay/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { Facts } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { actionPath, doneAt } from "../paths.ts";
import { ActionPage } from "../shared/ActionPage.tsx";
import type { Route } from "./+types/route.ts";
import { parseLink, parseUnlink } from "./form.ts";

/** Samme person? Records that are alike, those that were linked, and the way to part them. For those who may know who it is. */
export const loader = ({ context, params }: Route.LoaderArgs) =>
  found(services(context).relay.views.samePerson(actor(context), params.courseId, now(context)), context);

export async function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  const { commands } = services(context).relay;
  const [who, at] = [actor(context), now(context)];
  const { form } = await commandForm(request.clone());
  return form.startsWith("unlink-")
    ? handleCommand({
        request,
        context,
        parse: parseUnlink(courseId),
        async run(command, key) {
          await commands.unlinkSamePerson(who, command, at, key);
          return doneAt(courseId, "unlinked");
        },
      })
    : handleCommand({
        request,
        context,
        parse: parseLink(courseId),
        async run(command, key) {
          await commands.linkSamePerson(who, command, at, key);
          return doneAt(courseId, "linked");
        },
      });
}

export default function SamePersonPage({ loaderData, actionData }: Route.ComponentProps) {
  const { same } = useText().who;
  const { courseId, knownAs, suggestions, links } = loaderData;
  const inForce = links.filter(({ unlinkedAt }) => unlinkedAt === null);
  return (
    <ActionPage title={same.title} lead={same.lead} head={{ courseId, knownAs, needId: null, about: null }}>
      {suggestions.length === 0 ? <p>{same.none}</p> : null}
      {suggestions.map((one) => (
        <Suggestion key={one.citizenId} one={one} again={actionData} />
      ))}
      {inForce.map((link) => (
        <Linked key={link.id} link={link} again={actionData} />
      ))}
      {inForce.length > 0 ? (
        <p className="quiet">
          {same.merged} <a href={actionPath(courseId, "saml")}>{same.merge}</a>
        </p>
      ) : null}
      <Parted links={links.filter(({ unlinkedAt }) => unlinkedAt !== null)} />
    </ActionPage>
  );
}

function Suggestion({ one, again }: { one: MaybeSame; again: FormAgain | undefined }) {
  const { who, catalogue } = useText();
  const { same } = who;
  return (
    <Card title={one.knownAs}>
      <Facts
        items={[
          same.basis[one.basis],
          catalogue.ageBand[one.ageBand],
          one.birthYear,
          one.holder ? same.holder(one.holder.unit.name) : same.noCourse,
        ]}
      />
      <CommandForm name={`link-${one.citizenId}`} again={again}>
        <input type="hidden" name="citizenId" value={one.citizenId} />
        <Field name="why" label={same.why} maxLength={500} />
        <ButtonRow>
          <Button variant="secondary" aria-label={`${same.link}: ${one.knownAs}`}>
            {same.link}
          </Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

function Linked({ link, again }: { link: LinkLine; again: FormAgain | undefined }) {
  const { same } = useText().who;
  const name = link.otherKnownAs ?? same.unnamed;
  return (
    <Card title={name}>
      <History link={link} />
      <CommandForm name={`unlink-${link.id}`} again={again}>
        <input type="hidden" name="linkId" value={link.id} />
        <Field name="why" label={same.whyNot} maxLength={500} />
        <ButtonRow>
          <Button variant="secondary" aria-label={`${same.unlink}: ${name}`}>
            {same.unlink}
          </Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}

function Parted({ links }: { links: readonly LinkLine[] }) {
  const { same } = useText().who;
  if (links.length === 0) return null;
  return (
    <Card title={same.history} tone="quiet">
      {links.map((link) => (
        <History key={link.id} link={link} />
      ))}
    </Card>
  );
}

/** Who linked and parted them, when and why. */
function History({ link }: { link: LinkLine }) {
  const { who, lang } = useText();
  const { same } = who;
  const now = useNow();
  const { unlinkedAt, unlinkedByName, unlinkedUnitName } = link;
  return (
    <>
      <Facts
        items={[
          same.basis[link.basis],
          same.linked(
            `${link.linkedByName}, ${link.linkedUnitName}`,
            momentInWords(link.linkedAt, now, lang),
          ),
          link.why,
        ]}
      />
      {unlinkedAt === null ? null : (
        <Facts
          items={[
            same.unlinked(`${unlinkedByName}, ${unlinkedUnitName}`, momentInWords(unlinkedAt, now, lang)),
            link.unlinkWhy,
          ]}
        />
      )}
    </>
  );
}
