import { family } from "./en-family.ts";
import type { Words } from "./words.ts";

export const en: Words = {
  child: {
    female: ["My daughter", "Our daughter"],
    male: ["My son", "Our son"],
    unknown: ["My child", "Our youngest", "Our eldest"],
    relative: ["My grandchild", "My sister's child", "A young person I know"],
  },
  greeting: ["Hello.", "Hi!", "Good evening.", "Hello, I hope this is the right place."],
  since: [
    "This has gone on since the autumn.",
    "It started about a month ago.",
    "It has been like this for half a year.",
    "It began after the summer holidays.",
    "It comes and goes.",
    "The last two weeks have been worse.",
    "It has always been a bit like this, but now it is too much.",
    "It started when we moved.",
  ],
  ask: [
    "What could we do?",
    "Could somebody call me?",
    "Is there somebody we could talk to?",
    "I would be glad of any advice.",
    "Where should we turn?",
    "Could we get an appointment?",
    "I only want to know whether this is normal.",
    "Please answer in writing.",
  ],
  family,
  lines: {
    fever: [
      "The fever has lasted for three days.",
      "A small child has fever and a cough.",
      "Fever and a sore throat since Sunday.",
    ],
    skin: [
      "There is an itching rash on both arms.",
      "A mole has changed its shape.",
      "A tick bite has left a red ring.",
    ],
    medicine: [
      "The prescription runs out this week.",
      "A new medicine makes me dizzy.",
      "May these two medicines be taken together?",
    ],
    back: [
      "My back got stuck when I lifted firewood.",
      "The back pain goes down to the leg.",
      "My neck has been stiff for weeks.",
    ],
    "test-results": [
      "I had blood tests and would like the results.",
      "The letter about my test was hard to understand.",
      "When is my next check of the blood pressure?",
    ],
    vaccination: [
      "I need a tetanus booster.",
      "We would like to book the flu vaccine.",
      "Which vaccines are needed for a journey?",
    ],
    money: [
      "The rent is due and there is no money for food.",
      "I need help with an application for income support.",
      "An electricity bill is far too large for me.",
    ],
    housing: [
      "I have to leave my flat at the end of the month.",
      "The stairs have become too hard.",
      "I am sleeping at a friend's place.",
    ],
    disability: [
      "We would like to apply for personal assistance.",
      "The transport service card does not work.",
      "Our child needs a short-term place for weekends.",
    ],
    "home-help": [
      "My mother can no longer manage showers alone.",
      "I care for my husband and need a day off.",
      "Dad has fallen twice at home.",
    ],
    anxiety: [
      "My heart pounds in the shop and I have to leave.",
      "I avoid meetings because of anxiety.",
      "Worry keeps me from working.",
    ],
    sleep: [
      "I lie awake until three.",
      "I have slept badly since I changed jobs.",
      "I wake up at four every night.",
    ],
    alcohol: [
      "I would like to cut down on drinking.",
      "My spouse drinks and I need somebody to talk to.",
      "I have been sober for a month and need support.",
    ],
    exhaustion: [
      "I have been on sick leave for burnout and it is time to go back.",
      "I cannot get anything done.",
      "Work and caring for my mother are too much together.",
    ],
    toothache: ["A back tooth aches at night.", "My gum is swollen.", "A wisdom tooth hurts when I bite."],
    "check-up": [
      "I would like to book a check-up.",
      "It is three years since my last visit.",
      "Our child needs a check of a brace.",
    ],
    "broken-tooth": [
      "A piece of a front tooth came off.",
      "A filling fell out today.",
      "My denture has cracked.",
    ],
  },
  lineAnswers: {
    health: [
      "We assessed the need for care by phone and gave instructions for home.",
      "A time with a nurse was booked for this week.",
    ],
    social: [
      "We went through the situation and agreed on the application.",
      "A social worker will call to agree on a visit.",
    ],
    psychosocial: [
      "We agreed on a first talk at the psychosocial centre.",
      "We looked together at a self-care programme and agreed on a call.",
    ],
    oral: ["A time was given with the emergency dentist.", "A check-up was booked and instructions sent."],
  },
  danger: {
    about: [
      "{child} says that life is not worth living, and I am scared tonight.",
      "{child} was hit at home today and does not dare to be there.",
    ],
    own: ["I do not want to live any more.", "I am not safe at home right now."],
  },
  dangerAnswer: {
    called: [
      "We spoke on the phone at once and agreed how tonight is made safe. We will call again in the morning.",
      "I called you and we agreed on the next steps. If the danger returns, call 112.",
    ],
    written: [
      "Thank you for telling. You are not alone with this. If it gets worse, call 112. I am here tonight and read what you write.",
      "I read your message at once. Write me a number if you like, and I will call. In an emergency call 112.",
    ],
  },
  thanks: [
    "Thank you for writing.",
    "Thank you for your message.",
    "It is good that you wrote.",
    "Thank you for telling us.",
  ],
  offer: [
    "You are welcome to talk with me; I have time this week.",
    "I can call you when it suits you.",
    "Our open reception is on Tuesdays, no booking needed.",
    "If you like, we can meet at the family centre, or remotely.",
    "You can write again in this same conversation.",
    "The guide on our pages has a short self-care programme about this.",
  ],
  signOff: ["Kind regards, the family team", "With warm wishes", "All the best"],
  note: [
    "Called, no answer. Will try again tomorrow.",
    "Discussed with a colleague who knows the area's groups.",
    "The school welfare officer could be a partner, if the family agrees.",
    "The family wants an answer in writing.",
    "Checked the times of the open reception.",
    "No sign of acute danger in the message.",
    "Needs an interpreter for a meeting.",
    "Suggested advice and a call.",
  ],
  askBack: [
    "How old is the child, and what has been tried so far?",
    "May I be in touch with the school, if you agree?",
    "When would be a good time to call you?",
    "How does it show on an ordinary day?",
    "Is there another adult whom the child trusts?",
    "Would you rather meet or get advice in writing?",
  ],
  reply: [
    "Thank you. After four o'clock is best.",
    "Yes, you may be in touch with the school.",
    "We have tried to talk, but it ends in a quarrel.",
    "It shows most in the mornings before school.",
    "Advice in writing is enough for now.",
    "We would like to meet, if possible in the evening.",
  ],
  handOver: [
    "Belongs to another area's team.",
    "A colleague knows this topic better.",
    "I am away tomorrow, please continue.",
  ],
};
