/**
 * Who one can be in the demonstration, by slug, and what to try. In Danish both come with the people themselves
 * (demo/region/people.ts), so only English stands here.
 */
export const demoPeople: Readonly<Record<string, { readonly title: string; readonly hint: string }>> = {
  "sara-mikkelsen": {
    title: "Nurse, night duty",
    hint: "You are alone tonight with a man in front of you: open a course in under a minute, and ask a shelter.",
  },
  "vibeke-tranholm": {
    title: "Data-protection officer",
    hint: "The log: see who has opened what, and who was refused – without seeing a single citizen.",
  },
  "palle-rosenvang": {
    title: "Administrator",
    hint: "Give a remit, and see who belongs to which unit. The citizens are not yours to see.",
  },
  "camilla-nordstrand": {
    title: "Social nurse",
    hint: "See what the night has passed on to you, and take the baton for somebody soon to be discharged.",
  },
  "freja-holmgaard": {
    title: "Nurse",
    hint: "Pass the baton on before discharge: medicine that must be paid for, and a wound that must be seen to.",
  },
  "anders-bjerregaard": {
    title: "Head of department, consultant",
    hint: "Two doors have pointed at each other: hold the joint table, and find somebody who takes over.",
  },
  "mette-kaas": {
    title: "Head of the shelter",
    hint: "Answer those who ask for a bed tonight, and phone a door that is not on Stafet and note what it said.",
  },
  "jonas-riis": {
    title: "Volunteer",
    hint: "Note a short contact – or that somebody was turned away at the door – from your phone in the doorway.",
  },
  "line-asferg": {
    title: "Substance use counsellor",
    hint: "Accept, ask, or show the way on – and see that there is no button that says no.",
  },
  "susanne-elkjaer": {
    title: "Head of coordination for people in vulnerable situations",
    hint: "You are the standing receiver: what others cannot carry on lands here. See who came last night.",
  },
  "troels-hammer": {
    title: "Street nurse",
    hint: "Note that you have met – or looked in vain for – those you follow on the street.",
  },
  "lone-bastholm": {
    title: "Medical secretary",
    hint: "Somebody without a doctor of their own is at the door: answer the ward's question, and accept the need.",
  },
  "amina-soerup": {
    title: "Community nurse",
    hint: "A wound must be dressed several times a week for somebody with no address: set the next step.",
  },
  "gitte-overby": {
    title: "Head of nursing",
    hint: "The ladder: see what has passed its time with you, and who must act now.",
  },
  "hanne-ravnkilde": {
    title: "Director of social services",
    hint: "As responsible leader of the municipality of Storvang: see what has climbed the ladder to you.",
  },
  "agnete-lundtofte": {
    title: "Editor of the directory",
    hint: "The directory: look after what is growing old, change many at once, and see what is missing.",
  },
  "ulla-ravnholt": {
    title: "Secretary of the council",
    hint: "The council's minutes: look one through beside what it was read from, and make it public.",
  },
};
