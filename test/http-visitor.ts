export { HttpPerson as HttpVisitor } from "#scenario/http-person.ts";
