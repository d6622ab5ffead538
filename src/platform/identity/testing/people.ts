const words = (text: string) => ({ fi: `${text} (fi)`, sv: `${text} (sv)`, en: `${text} (en)` });

/** Two residents, their child, and two professionals, as a county's own file might have them. */
export const PEOPLE = {
  residents: [
    {
      key: "venla",
      id: "00000000-0000-7000-8000-00000000000a",
      identityCode: "010190-900R",
      givenNames: "Venla Sofia",
      familyName: "Testinen",
      birthDate: "1990-01-01",
      municipality: "905",
      language: "fi",
      address: { street: "Koekuja 1", postalCode: "65100", city: "Vaasa" },
      guardianOf: ["lumi"],
      who: words("Lives in Vaasa"),
      try: words("Ask for help"),
    },
    {
      key: "lumi",
      id: "00000000-0000-7000-8000-00000000000b",
      identityCode: "020320A901K",
      givenNames: "Lumi",
      familyName: "Testinen",
      birthDate: "2020-03-02",
      municipality: "905",
      language: "fi",
      address: { street: "Koekuja 1", postalCode: "65100", city: "Vaasa" },
    },
  ],
  staff: [
    {
      key: "saga",
      id: "00000000-0000-7000-8000-00000000000c",
      subject: "saga-prov",
      givenNames: "Saga",
      familyName: "Prov",
      phone: "050 000 0177",
      email: "saga.prov@example.invalid",
      roles: ["family-worker", "team-lead"],
      profession: "family-worker",
      unit: "family-centre-middle",
      teams: ["family-middle"],
      lines: ["family"],
      languages: ["sv", "fi"],
      who: words("Works with families"),
      try: words("Answer a question"),
    },
  ],
};
