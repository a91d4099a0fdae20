import { z } from "zod";
import { checkbox, email, next, password, username } from "@/lib/security/core/fields";

export const loginSchema = z.object({ email, username, password, remember: checkbox, next });

export const logoutSchema = z.object({ next });
