import { createContext, type RouterContextProvider, redirect } from "react-router";
import type { ClosedDoorView, CourseView, NeedCard } from "#modules/relay/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { type NeedNames, needNames } from "../../../http/needs.ts";
import type { Text } from "../../../text/types.ts";
import { coursePath } from "../paths.ts";

type Context = Readonly<Pick<RouterContextProvider, "get" | "set">>;

export interface CourseArgs {
  request: Request;
  context: Context;
  params: { courseId: string };
}

/** What an action of the course is about: a need of it, or – null – the baton. */
export interface Subject {
  course: CourseView;
  need: NeedCard | null;
  /** What kinds of need are called in the viewer's language. */
  names: NeedNames;
}

/** The need in the address of the page; null: the baton. */
export const needIdOf = (request: Request): string | null =>
  new URL(request.url).searchParams.get("behov") || null;

/** Something was sent with this request: whatever the page may offer now, what was typed must be shown again. */
const sent = createContext(false);

/**
 * What the page is about, if the reader may still do it. Otherwise the way to the course page – except when the reader
 * has just sent the form: then null, and the page shows what was typed (`ActionPage`).
 */
export async function offered(args: CourseArgs, may: (subject: Subject) => boolean): Promise<Subject | null> {
  const seen = await look(args).catch((error) => {
    // Who has just sent a form keeps what was typed: they are asked why they open the course when they go on.
    if (args.context.get(sent) && error instanceof Response) return null;
    throw error;
  });
  if (seen === null) return null;
  const { course, need, names } = seen;
  if (course.kind === "full" && need !== undefined && may({ course, need, names }))
    return { course, need, names };
  return notOffered(args);
}

/** The same before any guard; `need` is undefined where the course has no such need open to the reader. */
export async function look({ request, context, params }: CourseArgs): Promise<{
  course: CourseView | ClosedDoorView;
  need: NeedCard | null | undefined;
  names: NeedNames;
}> {
  const needId = needIdOf(request);
  const [course, names] = await Promise.all([
    found(services(context).relay.views.course(actor(context), params.courseId, now(context)), context),
    needNames(context),
  ]);
  if (needId === null) return { course, need: null, names };
  const needs = course.kind === "full" ? course.needs : [];
  return { course, need: needs.find(({ id, closed }) => id === needId && !closed), names };
}

/** This request sent a form about the course. */
export const hasSent = ({ context }: Pick<CourseArgs, "context">): boolean => context.get(sent);
export const nowSent = ({ context }: Pick<CourseArgs, "context">): void => context.set(sent, true);

export function notOffered({ context, params }: CourseArgs): null {
  if (context.get(sent)) return null;
  throw redirect(coursePath(params.courseId));
}

/** `handleCommand` for a page of the course: refused, it keeps what was typed even when the page is no longer offered. */
export function courseCommand<C>(
  { request, context }: CourseArgs,
  parse: (fields: FormFields, text: Text) => Parsed<C>,
  run: (command: C, key: string) => Promise<string>,
) {
  context.set(sent, true);
  return handleCommand({ request, context, parse, run });
}

/** For an action that answers with the page itself instead of a command. */
export function keepTyped({ context }: CourseArgs, fields: FormFields): FormAgain {
  context.set(sent, true);
  return { form: fields.form, values: fields.values, errors: {}, refusal: null };
}

/** Ours to ask outside about, or to give to the standing receiver: an open need we answer for, or the baton. */
export function isOurs({ course, need }: Subject, unitId: string): boolean {
  if (course.state !== "open") return false;
  return need ? need.endedAt === null && need.responsible.id === unitId : course.holder.unit.id === unitId;
}

/** What every page of the course shows of it. */
export interface Head {
  courseId: string;
  needId: string | null;
  /** Null where the reader may not know it. */
  knownAs: string | null;
  /** What the need is called; null: the baton. */
  about: string | null;
}

export const headOf = ({ course, need, names }: Subject): Head => ({
  courseId: course.id,
  needId: need?.id ?? null,
  knownAs: course.citizen.knownAs,
  about: need ? (names[need.kind] ?? need.kind) : null,
});

/** Names of those who go with the citizen, for fields that ask who speaks for them; none where the reader may not know. */
export const besideThem = ({ company }: Pick<CourseView, "company">): readonly string[] =>
  (company ?? []).map(({ name }) => name);
