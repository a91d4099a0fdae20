import { z } from "zod";
import { email, linkToken } from "@/lib/security/core/fields";

export const sendConfirmationSchema = z.object({ email });

export const confirmSchema = z.object({ token: linkToken });
