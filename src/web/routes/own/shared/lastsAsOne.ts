/** Something of what was said has no day of its own: then the day all of it ends is worth telling. Pure. */
export const lastsAsOne = ({
  scope,
  lines,
}: {
  readonly scope: string | null;
  readonly lines: readonly { readonly endsOn: string | null }[];
}): boolean => scope !== "chosen" || lines.some(({ endsOn }) => endsOn === null);
