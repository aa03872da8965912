import { expect, test } from "vitest";
import {
  askedCookie,
  deviceCookie,
  endSessionCookie,
  languageCookie,
  readCookie,
  readLanguage,
  sessionCookie,
  sessionCookieName,
  workstationCookie,
} from "./cookies.ts";

const https = { publicOrigin: "https://stafet.example.dk" };
const plain = { publicOrigin: null };

test("behind https the session cookie is bound to the host and to https", () => {
  expect(sessionCookie("t0ken", https)).toBe("__Host-stafet=t0ken; Path=/; HttpOnly; SameSite=Lax; Secure");
});

test("without https it is still out of reach of scripts and other sites' posts", () => {
  expect(sessionCookie("t0ken", plain)).toBe("stafet=t0ken; Path=/; HttpOnly; SameSite=Lax");
});

test("ending it empties it at once; the language stays for a year", () => {
  expect(endSessionCookie(plain)).toMatch(/^stafet=; .*Max-Age=0$/);
  expect(languageCookie("en", plain)).toMatch(/^sprog=en; .*Max-Age=31536000$/);
});

test("behind https every cookie is bound to the host, out of reach of scripts, and sent by our own pages", () => {
  const all = [
    sessionCookie("t", https),
    endSessionCookie(https),
    deviceCookie("t", https),
    askedCookie("t", https),
    workstationCookie("t", https),
    languageCookie("en", https),
  ];
  for (const each of all) expect(each).toMatch(/^__Host-[a-z-]+=.*; Path=\/; HttpOnly; SameSite=Lax; Secure/);
  expect(readLanguage("__Host-sprog=en", https)).toBe("en");
});

test.each([
  [null, null],
  ["", null],
  ["other=1", null],
  ["xstafet=1", null],
  ["stafet=", null],
  ["a=b; stafet=t0ken=; c=d", "t0ken="],
])("from %j reads %j", (header, value) => {
  expect(readCookie(header, sessionCookieName(plain))).toBe(value);
});
