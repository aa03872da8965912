import type { RouteConfigEntry } from "@react-router/dev/routes";
import { beforeAll, expect, inject, test } from "vitest";
import routes from "../../src/web/routes.ts";
import { ANSWERS, PERSONAS, type Persona } from "./access-matrix.ts";

// Every route, asked by everybody: who has the baton, who is asked, who has nothing to do with it, and who may see no
// citizen at all. A route without a row in access-matrix.ts fails; so does a word of the citizen's in the wrong answer.

/** A word that stands in everything written about the citizen, and nowhere else. */
const MARK = `Mærke${Date.now()}`;

const patterns = (await Promise.resolve(routes)).map((route: RouteConfigEntry) => route.path ?? "");

const cookies = new Map<Persona, string>();
const ids: Record<string, string> = {
  token: "no-such-token",
  provider: "nobody",
  list: "vi-har",
  municipality: "0881",
  indicator: "mangler",
};

const ask = (path: string, who: Persona, init: RequestInit = {}): Promise<Response> =>
  fetch(new URL(path, inject("address")), {
    redirect: "manual",
    ...init,
    headers: { cookie: cookies.get(who) ?? "", ...init.headers },
  });

const read = async (path: string, who: Persona): Promise<string> => {
  const answer = await ask(path, who);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
};

/** Sends a form as the page draws it: with its key, under its name. Gives where it led. */
async function send(
  path: string,
  who: Persona,
  form: string,
  fields: Record<string, string>,
): Promise<string> {
  const key = /name="key" value="([^"]+)"/.exec(await read(path, who))?.[1] ?? "";
  const body = new URLSearchParams({ form, key, ...fields });
  const answer = await ask(path, who, { method: "POST", body });
  if (answer.status !== 302) throw new Error(`${path}: ${answer.status}`);
  return answer.headers.get("location") ?? "";
}

async function signIn(who: Persona): Promise<void> {
  const slug = PERSONAS[who];
  if (slug === null) return;
  const page = await (await fetch(new URL("/log-ind", inject("address")))).text();
  const as = new RegExp(`value="([^"]+)" data-person="${slug}"`).exec(page)?.[1] ?? "";
  const answer = await fetch(new URL("/log-ind", inject("address")), {
    method: "POST",
    body: new URLSearchParams({ as, videre: "/" }),
    redirect: "manual",
  });
  cookies.set(
    who,
    answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; "),
  );
}

const found = (pattern: RegExp, text: string): string => {
  const [, id] = pattern.exec(text) ?? [];
  if (!id) throw new Error(`Nothing like ${pattern}`);
  return id;
};

/** A course with something of everything, held by the shelter; a door is asked, and no consent is given. */
beforeAll(async () => {
  for (const who of Object.keys(PERSONAS) as Persona[]) await signIn(who);
  const begun = await send("/nogen-staar-her", "holder", "start", {
    knownAs: MARK,
    sure: MARK,
    needs: "psychiatric",
    citizensWords: MARK,
    note: MARK,
    today: MARK,
    meetMe: MARK,
  });
  ids.courseId = found(/nogen-staar-her\/([0-9a-f-]{36})/, begun);
  const course = `/forloeb/${ids.courseId}`;
  const needId = found(/behov=([0-9a-f-]{36})/, await read(course, "holder"));
  const doors = await read(`${course}/spoerg?behov=${needId}&soeg=social`, "holder");
  const toUnitIds = found(/value="([0-9a-f-]{36})"[^>]*>(?:(?!<input)[\s\S])*?Socialsygeplejerskerne/, doors);
  await send(`${course}/spoerg?behov=${needId}&soeg=social`, "holder", "ask", {
    toUnitIds,
    urgency: "soon",
    message: "Kan I hjælpe?",
    agreedWithCitizen: "yes",
    needId,
  });
  ids.handoverId = found(/\/svar\/([0-9a-f-]{36})/, await read("/min-vagt", "asked"));
  await send(`${course}/ring`, "holder", "call", {
    partyName: MARK,
    answer: "later",
    message: MARK,
    agreedWithCitizen: "yes",
    checkBackOn: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10),
  });
  await send(`${course}/tryghed`, "holder", "safety", {
    happenedOn: "2026-01-01",
    endsOn: "2026-12-31",
    happened: MARK,
    calmed: MARK,
    asked: "yes",
    citizensWords: MARK,
  });
  await send(`${course}/kort`, "holder", "issue", { pin: "482913" });
  ids.code = found(/<strong>([0-9A-Z]{4}-[0-9A-Z]{4})<\/strong>/, await read(`${course}/kort`, "holder"));
  await send(`${course}/faelles-bord?behov=${needId}`, "holder", "table", { citizenWish: "Ét sted" });
  const bed = await send(`${course}/nyt-behov`, "holder", "need", { kind: "sleepTonight" });
  const bedId = bed.split("#behov-")[1] ?? "";
  const finding = `${course}/plads?behov=${bedId}`;
  const [, house = "", placeId = ""] =
    /value="(hold-[0-9a-f-]{36})"[\s\S]*?<option value="([0-9a-f-]{36})"/.exec(
      await read(finding, "holder"),
    ) ?? [];
  await send(finding, "holder", house, { placeId, nights: "1" });
  ids.stayId = found(
    /\/pladser\/ophold\/([0-9a-f-]{36})/,
    (await read("/pladser", "holder")).split(MARK).slice(1).join(""),
  );
  const admitted = await send(`${course}/indlaeggelse`, "holder", "record", { ward: MARK, care: "somatic" });
  ids.leavingId = found(/\/indlaeggelse\/([0-9a-f-]{36})/, admitted);
  const arrival = `/indlaeggelse/${ids.leavingId}`;
  const line = found(/value="(not-[0-9a-f-]{36})"/, await read(arrival, "holder"));
  await send(arrival, "holder", line, { edition: "0", words: MARK });
  const today = new Date().toISOString().slice(0, 10);
  await send(`${course}/aftaler/ny`, "holder", "book", {
    purpose: MARK,
    day: today,
    kind: "hospital",
    place: MARK,
    citizenSays: "agreed",
    company: "nobodyYet",
  });
  ids.appointmentId = found(/\/aftaler\/([0-9a-f-]{36})/, await read(`${course}/aftaler`, "holder"));
  const plan = { name: "Runden", onDay: today, begins: "21:00", stops: "Havnen" };
  await send("/runder/ny/plan", "holder", "plan", plan);
  ids.roundId = found(/\/runder\/([0-9a-f-]{36})/, await read("/runder", "holder"));
  await send(`${course}/led`, "holder", "look", { place: MARK });
  const page = await read(course, "holder");
  ids.externalId = found(/\/hoer\/([0-9a-f-]{36})/, page);
  ids.safetyNoteId = found(/\/tryghed\/([0-9a-f-]{36})/, page);
  ids.tableId = found(/\/faelles-bord\/([0-9a-f-]{36})/, page);
  ids.id = found(
    /\/tilbud\/([0-9a-f-]{36})"[^>]*>Herberget Nordlys</,
    await read("/find?q=Herberget+Nordlys", "nobody"),
  );
  ids.organisationId = found(
    /\/tilbud\/organisation\/([0-9a-f-]{36})/,
    await read(`/tilbud/${ids.id}`, "nobody"),
  );
  const own = await read(`/tilbud/organisation/${ids.organisationId}`, "holder");
  ids.locationId = found(/\/tilbud\/sted\/([0-9a-f-]{36})\/ret/, own);
  ids.slug = found(/\/raad\/(udsatteraadet-[a-z-]+)/, await read("/raad", "nobody"));
  ids.key = found(/\/anbefalinger\/(\d{4}-\d+)/, await read(`/raad/${ids.slug}/anbefalinger`, "nobody"));
  ids.page = found(/\/raad\/[a-z-]+\/om\/([a-z0-9-]+)/, await read(`/raad/${ids.slug}/om`, "nobody"));
  ids.visitId = found(/\/besoeg\/([0-9a-f-]{36})/, await read(`/raad/${ids.slug}/vaerktoejer`, "nobody"));
  ids.dialogueId = found(
    /\/droeftelser\/([0-9a-f-]{36})/,
    await read(`/raad/${ids.slug}/droeftelser`, "nobody"),
  );
  ids.meeting = found(/\/raad\/[a-z-]+\/([0-9-]+)/, await read(`/raad/${ids.slug}`, "nobody"));
  ids.storyId = found(/\/historier\/([0-9a-f-]{36})/, await read(`/raad/${ids.slug}/historier`, "nobody"));
  const consulted = await read(`/raad/${ids.slug}/hoeringer`, "nobody");
  ids.consultationId = found(/\/hoeringer\/([0-9a-f-]{36})/, consulted);
  ids.cardId = found(/\/viden\/([0-9a-f-]{36})/, await read("/viden", "nobody"));
  ids.unitId = found(/\/stigen\/luk\/([0-9a-f-]{36})/, await read("/stigen", "holder"));
});

const addressOf = (pattern: string): string =>
  `/${pattern.replace("*", "findes-ikke").replaceAll(/:(\w+)\??/g, (_, name: string) => ids[name] ?? name)}`;

const people = Object.keys(PERSONAS) as Persona[];

test("every route has its row, and no row is for a route that is gone", () => {
  expect(Object.keys(ANSWERS).sort()).toEqual([...patterns].sort());
});

test.each(patterns)(
  "/%s answers each of them as it should, and nobody else with the citizen's words",
  async (pattern) => {
    const cells: string[] = [];
    for (const who of people) {
      const answer = await ask(addressOf(pattern), who);
      cells.push(`${answer.status}${(await answer.text()).includes(MARK) ? "!" : ""}`);
    }
    expect(cells.join(" ")).toBe(ANSWERS[pattern]);
  },
);

// A form nobody drew, from whoever should not have it: refused without a fault, a word of the citizen's, or a trace.
test.each(patterns.filter((pattern) => pattern.includes(":")))(
  "an empty form sent to /%s by others does nothing",
  async (pattern) => {
    const steps = async () =>
      (await read(`/forloeb/${ids.courseId}`, "holder")).split("timeline-when").length;
    const before = await steps();
    for (const who of people.filter((person) => person !== "holder")) {
      const answer = await ask(addressOf(pattern), who, {
        method: "POST",
        body: new URLSearchParams({ form: "x" }),
      });
      expect([who, answer.status < 500, (await answer.text()).includes(MARK)]).toEqual([who, true, false]);
    }
    expect(await steps()).toBe(before);
  },
);
