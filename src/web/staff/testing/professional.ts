import type { TestHouse } from "../../../../test/app.ts";
import { HttpVisitor } from "../../../../test/http-visitor.ts";

/** A professional at work: pages in Finnish, and posts that carry the token of the page they are on. */
export class Professional extends HttpVisitor {
  static async at(house: TestHouse, key: string): Promise<Professional> {
    const persona = house.personas.staff.find((one) => one.key === key);
    if (!persona) throw new Error(`no persona ${key}`);
    const professional = new Professional(house.baseUrl);
    await professional.signIn("staff", persona.subject, "/fi/staff");
    return professional;
  }

  inbox(query = ""): Promise<this> {
    return this.get(`/fi/staff/inbox${query}`);
  }

  contact(id: string): Promise<this> {
    return this.get(`/fi/staff/inbox/${id}`);
  }

  /** Presses or sends on the page of a contact. */
  async does(id: string, action: string, fields: Record<string, string> = {}): Promise<this> {
    return this.post(`/fi/staff/inbox/${id}/${action}`, { _csrf: await this.token(), ...fields });
  }

  /** A token of a page of theirs. */
  async token(): Promise<string> {
    const find = () => /name="_csrf" value="([^"]+)"/.exec(this.html)?.[1];
    if (!find()) await this.get("/fi/staff");
    return find() ?? "";
  }

  /** The version that the page they read shows. */
  get seen(): string {
    return /name="seen" value="(\d+)"/.exec(this.html)?.[1] ?? "";
  }
}
