import { describe, expect, it } from "vitest";
import { findIdentifiers, type IdentifierKind } from "./identifiers-in-text.ts";

/** Each row: the text, what kind is in it and the piece that gives it away. All persons and numbers are made up. */
const FOUND: readonly (readonly [text: string, kind: IdentifierKind, piece: string])[] = [
  ["Lapseni tunnus on 010594Y9032, voitteko auttaa?", "identity-code", "010594Y9032"],
  ["lapsen hetu 020516c903k", "identity-code", "020516c903k"],
  ["hetu:010501E9032.", "identity-code", "010501E9032"],
  ["Min kod är 020594 X 903P tack", "identity-code", "020594 X 903P"],
  ["personbeteckning 010190 - 900P", "identity-code", "010190 - 900P"],
  ["It is 010190–900P.", "identity-code", "010190–900P"],
  ["hetuni010190-900P", "identity-code", "010190-900P"],
  ["01.01.1990-900P", "identity-code", "01.01.1990-900P"],
  ["01 01 90 - 900P on tunnukseni", "identity-code", "01 01 90 - 900P"],
  ["väärä merkki 010190-900R", "identity-code", "010190-900R"],
  ["tunnus 010190900P ilman viivaa", "identity-code", "010190900P"],
  ["020288+9818", "identity-code", "020288+9818"],
  ["soittakaa 050 123 4567", "phone", "050 123 4567"],
  ["Soita 0501234567 illalla", "phone", "0501234567"],
  ["numeroni on 040-1234567", "phone", "040-1234567"],
  ["puh. 044 12 34 567", "phone", "044 12 34 567"],
  ["+358 40 123 4567", "phone", "+358 40 123 4567"],
  ["+358401234567 är mitt nummer", "phone", "+358401234567"],
  ["+358 (0)40 123 4567", "phone", "+358 (0)40 123 4567"],
  ["00358 50 1234567", "phone", "00358 50 1234567"],
  ["call me at +358-50-123-4567 please", "phone", "+358-50-123-4567"],
  ["(06) 123 4567", "phone", "(06) 123 4567"],
  ["06-123 4567", "phone", "06-123 4567"],
  ["06 1234567 hemma", "phone", "06 1234567"],
  ["hemtelefon 06-1234567", "phone", "06-1234567"],
  ["ring 0457 123 4567", "phone", "0457 123 4567"],
  ["my number is 046 123 4567.", "phone", "046 123 4567"],
  ["vaikka 050.123.4567", "phone", "050.123.4567"],
  ["mormor i Sverige +46 70 123 45 67", "phone", "+46 70 123 45 67"],
  ["mummo Virossa +372 5123 4567", "phone", "+372 5123 4567"],
  ["09 1234 5678", "phone", "09 1234 5678"],
  ["puhelin: 123 4567", "phone", "123 4567"],
  ["tel. 123 45 67", "phone", "123 45 67"],
  ["puhelinnumeroni on 1234567", "phone", "1234567"],
  ["WhatsApp 0401234567", "phone", "0401234567"],
  ["tyttö 7 v, soitto 041 123 4567 kiitos", "phone", "041 123 4567"],
  ["ring mig på 050–123 45 67 efter kl 16", "phone", "050–123 45 67"],
  ["040 1234 567 kiitos", "phone", "040 1234 567"],
  ["04 01 23 45 67", "phone", "04 01 23 45 67"],
  ["ring 018 123 45", "phone", "018 123 45"],
  ["1.1.1990-900P", "identity-code", "1.1.1990-900P"],
  ["010190 / 900P", "identity-code", "010190 / 900P"],
  ["KOULUKATU 5", "street-address", "KOULUKATU 5"],
  ["rantakatu12", "street-address", "rantakatu12"],
  ["rantakatu 46a12", "street-address", "rantakatu 46a12"],
  ["Itäinen Pitkäkatu 9", "street-address", "Itäinen Pitkäkatu 9"],
  ["Storgatan 17 lgh 5", "street-address", "Storgatan 17 lgh 5"],
  ["liisa.esimerkki@example.com", "email", "liisa.esimerkki@example.com"],
  ["Mejla mig: kalle@example.org!", "email", "kalle@example.org"],
  ["sähköposti äiti.koti@esimerkki.fi", "email", "äiti.koti@esimerkki.fi"],
  ["mum2024 @ example.com", "email", "mum2024 @ example.com"],
  ["nimi(at)example.fi", "email", "nimi(at)example.fi"],
  ["anna [at] example.fi", "email", "anna [at] example.fi"],
  ["my+kids@mail.example.co.uk", "email", "my+kids@mail.example.co.uk"],
  ["Asumme osoitteessa Rantakatu 12", "street-address", "Rantakatu 12"],
  ["rantakatu 12 a 3, vaasa", "street-address", "rantakatu 12 a 3"],
  ["Koulutie 3 B 4", "street-address", "Koulutie 3 B 4"],
  ["koti on Mäntykuja 7:ssä", "street-address", "Mäntykuja 7"],
  ["Asun Kirkkokadulla 15", "street-address", "Kirkkokadulla 15"],
  ["Hovioikeudenpuistikko 15 A", "street-address", "Hovioikeudenpuistikko 15 A"],
  ["Iso Roobertinkatu 20", "street-address", "Iso Roobertinkatu 20"],
  ["Metsäpolku 4 C", "street-address", "Metsäpolku 4 C"],
  ["Satamaranta 8", "street-address", "Satamaranta 8"],
  ["Kuusitiellä numero 9", "street-address", "Kuusitiellä numero 9"],
  ["Puistotie 5 as. 12", "street-address", "Puistotie 5 as. 12"],
  ["Vi bor på Storgatan 7", "street-address", "Storgatan 7"],
  ["Skolvägen 5 i Närpes", "street-address", "Skolvägen 5"],
  ["skolvägen 5", "street-address", "skolvägen 5"],
  ["Gamla vägen 12 B", "street-address", "Gamla vägen 12 B"],
  ["Norra Larsmovägen 1250", "street-address", "Norra Larsmovägen 1250"],
  ["Björkgränden 3", "street-address", "Björkgränden 3"],
  ["Strandstigen 2", "street-address", "Strandstigen 2"],
  ["Handelsesplanaden 15 C 20", "street-address", "Handelsesplanaden 15 C 20"],
  ["Kyrkbacken 4", "street-address", "Kyrkbacken 4"],
  ["Storgatan nr 14", "street-address", "Storgatan nr 14"],
  ["We live at Koulukatu 21 in Vaasa", "street-address", "Koulukatu 21"],
  ["our home, 12 Church Street", "street-address", "12 Church Street"],
  ["tunnus 0 1 0 5 9 4 Y 9 0 3 2", "identity-code", "0 1 0 5 9 4 Y 9 0 3 2"],
  ["０１０５９４Ｙ９０３２", "identity-code", "０１０５９４Ｙ９０３２"],
  ["040594V9O30 on tunnus", "identity-code", "040594V9O30"],
  ["010190_900P", "identity-code", "010190_900P"],
  ["soita o4o 123 4567", "phone", "o4o 123 4567"],
  ["+ 358 50 123 4567", "phone", "+ 358 50 123 4567"],
  ["358501234567", "phone", "358501234567"],
  ["numeroni on 501234567", "phone", "501234567"],
  ["mitt nummer är 50 123 4567", "phone", "50 123 4567"],
  ["kalle at example dot com", "email", "kalle at example dot com"],
  ["liisa ät example piste fi", "email", "liisa ät example piste fi"],
  ["anna snabel-a example.org", "email", "anna snabel-a example.org"],
  ["mum @ example . com", "email", "mum @ example . com"],
  ["his flat is on Skolgatan 9 A", "street-address", "Skolgatan 9 A"],
];

const CLEAR = `I looked at the dot on the i
She is at school. Dot is our dog
Olin @ home. Please call back
numero on 5 viidestä
Viitenumero 1234567
tavataan piste vaille
06 12 2024 13
+1 000 000
040-luvulla
Perjantai 06.12. 2024 klo 12
01.01.2024-31.12.2024
Maksu 02 500 €
klo 18-20 040 linja
numero 116117
kriisipuhelin +358 9 2525 0111
Bussi lähtee Rantakadulta 12.30
Kokous Kirkkokadulla 5.6.
Koulukadun koulu 5 lk
Mannen tog vägen 3
12 Angry Men
Diagnoosi F32.1 ja F90.0
Poika on 14 vuotta
Hän syntyi vuonna 2009 ja sisko 2012
Vuosina 2019 2020 2021 asiat olivat hyvin
Lääke maksoi 1 200 euroa
Maksoimme 045,50 €
Hinta on 1 250 000 €
Annos on 500 mg kolme kertaa päivässä
Burana 400 mg 1 x 3
Lääkettä 0,5 ml 12 tunnin välein
Soitin numeroon 116 117
Hätänumero on 112
Soitin kriisipuhelimeen 09 2525 0111 viime yönä
Lasten puhelin 116 111 ei vastannut
Rikosuhripäivystys 116 006
MIELI 09-2525 0111
Neuvonta 0800 123 456
Kela 020 634 1234
Yritys 010 123 4567
Tapahtui 5.6.2024 illalla
Tapahtui 05.06.2024 klo 18.30
Pvm 06-12-2024
Aika 2024-06-05
Aika 05 06 2024
Avoinna 08-16
Avoinna klo 08.00-16.00
Avoinna ma-pe 08:00–16:00
Koulu alkaa 09.30-15.45
klo 08-16 2024
Tulos 12/15 ja 03/10
Mitat 120 x 60 x 75
Verenpaine 140/90
Paino 03.5 kg
Lämpö 38,5
Viite PB-4417-K
Postinumero 65100 Vaasa
06100 Porvoo
Laskun numero 12345
Auto jäi valtatie 8 varrelle
Kantatie 68 oli suljettu
Moottoritie 3
Virtsatie 2 kertaa tulehtunut
Digihoitopolku 3 on hyvä
Palvelupolku 2
Hoitopolku 1 alkoi
Kävelin rantakatua pitkin
Koulutie 10 minuuttia
Uimaranta 2 km päässä
tie 5
katu 3
Luokalla 5 B
Vaihe 3 B 4
Meillä on 3 lasta, 5, 7 ja 11 vuotta
Nukun 4-5 tuntia
Pisteet 045 ja 044
PHQ-9 tulos 14
GAD-7 10 pistettä
Nähdään @ koululla
Katso www.example.fi
Instagramissa @vaasa
Oma tunnus ABC-123
Tilaus 2024-123456
Vi har 2 barn, 10 och 12 år
Min son föddes 2010
Den 5.6.2024 kl. 18.30
Klockan 08-16
Öppet 08.00–16.00
Det kostade 1 500 euro
Medicin 25 mg 2 gånger om dagen
Ring 116 117 om natten
Kristelefonen 09 2525 0112 svarade
Olyckan skedde på riksväg 8
Riksvägen 8 var stängd
Hela vägen 5 km
Mitt på gatan 5 barn
på vägen 5 gånger
Vårdstigen 2 började
Servicestigen 3
Halvvägen 3
Klass 6 A
Åren 2020 2021 2022
Skolan har 400 elever
Badstranden 3 veckor
SFS 12345 2019
My son is 14 and my daughter 9
We moved in 2018
On 5 June 2024 at 6.30 pm
It was 05/06/2024
It costs 1,200 euros
He takes 20 mg twice a day
I called 112 and then 116 117
The crisis line 09 2525 0113 was busy
Open 08:00 - 16:00
Chapter 12, page 345
10 or 12 times a week
Score 045 of 100
Room 204, floor 3
I weigh 85 kg
He slept 3-4 hours
Way 5 of 7
See 12 children in the street
24/7 for 365 days
FI21 1234 5600 0007 85
version 1.2.3.4
120524-150524
Kuume 38.5-39.2`.split("\n");

describe("what tells who or where somebody is", () => {
  it.each(FOUND)("%s", (text, kind, piece) => {
    const found = findIdentifiers(text);
    expect(found.map((one) => [one.kind, one.text])).toEqual([[kind, piece]]);
    expect(text.slice(found[0]?.start, found[0]?.end)).toBe(piece);
  });

  it.each(CLEAR)("%s: nothing", (text) => {
    expect(findIdentifiers(text)).toEqual([]);
  });

  it("finds several in the order of the text", () => {
    const text = "Olen 010190-900P, Rantakatu 12, puh 050 123 4567 tai liisa@example.com";
    expect(findIdentifiers(text).map((one) => one.kind)).toEqual([
      "identity-code",
      "street-address",
      "phone",
      "email",
    ]);
  });

  it("does not take the county's own numbers for a person's", () => {
    expect(findIdentifiers("Soitin 06 123 4567", ["+358 6 123 4567"])).toEqual([]);
    expect(findIdentifiers("Soitin 06 123 4567")).toHaveLength(1);
  });

  it("has enough cases", () => {
    expect(FOUND.length).toBeGreaterThanOrEqual(60);
    expect(CLEAR.length).toBeGreaterThanOrEqual(80);
  });
});
