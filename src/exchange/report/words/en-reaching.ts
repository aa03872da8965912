export const channel = {
  title: "How to reach you",
  columns: {
    kind: "How",
    sealed: "Number or address",
    opens: "Not before",
    closes: "Not after",
    shared: "Others use the phone",
    words: "May say more than “ring us”",
    asks: "May ask how it went",
    added_at: "Written",
    added_unit: "Written by (unit)",
    ended_at: "Removed",
    ended_why: "Why removed",
    ended_unit: "Removed by (unit)",
  },
};

export const message = {
  title: "Messages to you",
  columns: {
    unit_id: "Written by (unit)",
    at: "When",
    template: "Message",
    language: "Language",
    phone: "Phone in the message",
    moment: "Moment in the message",
    words: "More that was written",
    state: "How it went",
    answer_by: "An answer hoped for by",
    settled_at: "Settled",
  },
};

export const delivery = {
  title: "How the messages were sent",
  columns: {
    kind: "Way",
    state: "How it went",
    queued_at: "Put in line",
    sent_at: "Sent",
    ended_at: "Over",
    why: "Why not",
  },
};

export const feltAsk = {
  title: "When we asked how it felt",
  columns: {
    unit_id: "About (unit)",
    occasion: "About what",
    asked_at: "Asked",
    until: "Until",
    settled_at: "Answered",
    settled: "How",
  },
};

export const feltAnswer = {
  title: "What you said when we asked",
  columns: {
    at: "When",
    face: "Face, 1 to 5 (5: very safe)",
    words: "Your words",
    shown: "Shown to the one who has the baton",
    way: "How you answered",
    noted_unit: "Written down by (unit)",
  },
};
