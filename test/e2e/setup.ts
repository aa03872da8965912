import { afterAll, afterEach } from "vitest";
import { closeBrowser, closePages } from "./harness.ts";

afterEach(closePages);
afterAll(closeBrowser);
