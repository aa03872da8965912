import { PhoneLink } from "../../../ui/PhoneLink.tsx";

export interface ContactShown {
  readonly name: string;
  readonly email: string | null;
  readonly phones: readonly string[];
}

/** People one can turn to, one a line. */
export function Contacts({ contacts }: { contacts: readonly ContactShown[] }) {
  return (
    <ul className="nobullet-list">
      {contacts.map((contact) => (
        <li key={`${contact.name} ${contact.email ?? ""} ${contact.phones.join()}`}>
          {contact.name}{" "}
          {contact.phones.map((phone) => (
            <PhoneLink key={phone} phone={phone} />
          ))}{" "}
          {contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : null}
        </li>
      ))}
    </ul>
  );
}
