import { Extension } from "django-prose-editor/editor";

export const Quotes = Extension.create({ name: "Quotes" })
