import type { Messages } from "../en/catalogue";
import account from "./account.json";
import admin from "./admin.json";
import auth from "./auth.json";
import development from "./development.json";
import errors from "./errors.json";
import forms from "./forms.json";
import landing from "./landing.json";
import layout from "./layout.json";
import mails from "./mails.json";
import security from "./security.json";
import terminal from "./terminal.json";
import units from "./units.json";
import words from "./words.json";

export const catalogue: Messages = {
  account,
  admin,
  auth,
  development,
  errors,
  forms,
  landing,
  layout,
  mails,
  security,
  terminal,
  units,
  words,
};
