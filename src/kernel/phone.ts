import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A telephone number in E.164 ("+4533123456"). Only `parsePhone` makes one. */
export type Phone = string & { readonly __brand: "Phone" };

/**
 * Reads a number as people write it; without a country code it is Danish.
 * Null when it is no number, when words stand around it, and when it has an extension, which E.164 would lose.
 * Short numbers (1-1-2, 1813) are not telephone numbers in this sense.
 */
export function parsePhone(text: string): Phone | null {
  const number = parsePhoneNumberFromString(text.trim(), { defaultCountry: "DK", extract: false });
  return number?.isValid() && !number.ext ? (number.number as string as Phone) : null;
}

/** For people to read: Danish numbers in pairs ("33 12 34 56"), others with their country code. */
export function formatPhone(phone: Phone): string {
  const number = parsePhoneNumberFromString(phone);
  if (!number) return phone;
  return number.countryCallingCode === "45" ? number.formatNational() : number.formatInternational();
}

/** The address of a link that rings the number. */
export const telHref = (phone: Phone): string => `tel:${phone}`;
