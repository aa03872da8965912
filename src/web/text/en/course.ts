import type { course as da } from "../da/course.ts";

export const course: typeof da = { title: "Course" };
