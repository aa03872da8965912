-- How it felt is asked after leaving a ward or a house too.
alter table relay.felt_ask
  drop constraint felt_ask_occasion_check,
  add constraint felt_ask_occasion_check check (occasion in ('handover', 'appointment', 'discharge'));
