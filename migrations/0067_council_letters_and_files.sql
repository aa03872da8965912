-- Where somebody with a seat is written to who signs in nowhere here (H2). Theirs and the keeper's: on no page for others, and in no edition.
alter table council.membership
  add column mail text not null default ''
    check (length(mail) <= 254 and (mail = '' or mail ~ '^[^[:space:]@,;<>"]+@[^[:space:]@,;<>"]+$'));
