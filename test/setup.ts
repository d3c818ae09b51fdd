import "reflect-metadata";
import { recordServers } from "./leaks/record-servers.js";

recordServers();
