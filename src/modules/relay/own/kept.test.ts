import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { minutes } from "#kernel/time.ts";
import { KEPT_FOR } from "#modules/citizen/index.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { createOwn } from "./index.ts";

const PIN = "482913";
const WORDS = "De sagde, jeg skulle gå";
const FORM = { path: "/min-stafet/afvist", values: { doorName: ["Porten"], reason: [WORDS] } };

describeOnEngine("what was typed when the page had closed", (open) => {
  let database: TestDatabase;
  let region: Region;
  let own: ReturnType<typeof createOwn>;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    own = createOwn(region);
  });
  afterAll(() => database.close());

  interface Holder {
    readonly course: BuiltCourse;
    readonly code: string;
  }

  async function aHolder(): Promise<Holder> {
    region.later();
    const course = await aCourse(region, { consent: "notNow" });
    const nurse = await region.actor("emergency");
    await region.relay.issueCard(nurse, { courseId: course.id, pin: PIN }, region.now(), newId());
    const { card } = await region.views.courseCard(nurse, course.id, region.now());
    return { course, code: card?.code ?? "" };
  }
  const enter = ({ code }: Holder) => own.enter({ code, pin: PIN, address: "10.0.0.1" }, region.now());
  const markOf = async (token: string) => (await own.holder(token, region.now()))?.mark ?? "";
  const kept = async (token: string) =>
    (await own.kept(token, region.now())).map(({ path, values }) => ({ path, values }));

  it("is there again after code and PIN, for that card alone", async () => {
    const [bo, ida] = [await aHolder(), await aHolder()];
    const before = await enter(bo);
    const mark = await markOf(before);
    region.later(minutes(11));
    expect(await own.holder(before, region.now())).toBeNull();
    expect(await own.keep({ ...FORM, mark, token: before }, region.now())).toBe(true);
    expect(await kept(before)).toEqual([]);
    expect(await kept(await enter(ida))).toEqual([]);
    expect(await kept(await enter(bo))).toEqual([FORM]);
  });

  it("belongs to the card the form was drawn for, whoever's session it is sent in", async () => {
    const [bo, ida] = [await aHolder(), await aHolder()];
    const mark = await markOf(await enter(bo));
    const others = await enter(ida);
    const session = await own.holder(others, region.now());
    if (session === null) throw new Error("Not in");
    expect(own.isFor(mark, session)).toBe(false);
    expect(own.isFor(session.mark, session)).toBe(true);
    expect(own.isFor("made up", session)).toBe(false);
    await own.keep({ ...FORM, mark, token: others }, region.now());
    expect(await kept(others)).toEqual([]);
    expect(await kept(await enter(bo))).toEqual([FORM]);
  });

  it("is gone within the hour, thrown away, or with the card; nobody can read it where it lies", async () => {
    const bo = await aHolder();
    const token = await enter(bo);
    const mark = await markOf(token);
    const keep = () => own.keep({ ...FORM, mark, token: null }, region.now());
    await keep();
    const rows = await database.owner("select to_jsonb(k)::text as text from citizen.kept_form k");
    expect(rows.map(({ text }) => String(text)).join()).not.toMatch(/Porten|gå/);
    const [first] = await own.kept(token, region.now());
    await own.dropKept(token, first?.id ?? "", region.now());
    expect(await kept(token)).toEqual([]);
    await keep();
    region.later(KEPT_FOR);
    expect(await kept(await enter(bo))).toEqual([]);
    await own.forgetKept(region.now());
    expect(await database.owner("select 1 from citizen.kept_form")).toEqual([]);
    const nurse = await region.actor("emergency");
    await region.relay.loseCard(nurse, { courseId: bo.course.id }, region.now());
    expect(await keep()).toBe(false);
    expect(await database.owner("select 1 from citizen.kept_form")).toEqual([]);
  });

  it("another card cannot throw it away; five at a time are more than enough", async () => {
    const [bo, ida] = [await aHolder(), await aHolder()];
    const [mine, others] = [await enter(bo), await enter(ida)];
    const mark = await markOf(mine);
    for (const n of "123456") {
      region.later(1);
      await own.keep({ path: `/${n}`, values: {}, mark, token: null }, region.now());
    }
    const all = await own.kept(mine, region.now());
    expect(all.map(({ path }) => path)).toEqual(["/6", "/5", "/4", "/3", "/2"]);
    await own.dropKept(others, all[0]?.id ?? "", region.now());
    expect(await own.kept(mine, region.now())).toHaveLength(5);
  });

  it("a page whose card is blocked says whom to ring; one that only waited says nothing of the kind", async () => {
    const bo = await aHolder();
    const token = await enter(bo);
    region.later(minutes(11));
    expect(await own.blocked(token)).toBeNull();
    const nurse = await region.actor("emergency");
    await region.relay.loseCard(nurse, { courseId: bo.course.id }, region.now());
    expect(await own.holder(token, region.now())).toBeNull();
    expect(await own.blocked(token)).toBe("+4520000000");
    expect(await own.blocked("made up")).toBeNull();
  });
});
