import { Extension } from "django-prose-editor/editor";

export const FindReplace = Extension.create({ name: "FindReplace" })
