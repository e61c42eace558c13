// Tells the story's page that asked for it that there is a session again, and closes the window.

new BroadcastChannel("story-session").postMessage("signed in")
setTimeout(() => window.close(), 300)
