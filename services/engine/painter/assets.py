"""What a picture is made for, by the words it is called: emotes, banners, thumbnails."""

from . import lexicon

_ASSETS: dict[str, tuple[str, ...]] = {
    "emote": ("twitch emote", "emote", "emoji"),
    "badge": ("twitch badge", "sub badge", "badge"),
    "panel": ("twitch panel", "panel"),
    "thumbnail": ("thumbnail", "youtube thumbnail", "twitch thumbnail"),
    "banner": ("banner", "header", "channel art", "profile banner"),
    "story": ("story graphic", "story", "reel", "clip cover", "short", "tiktok"),
    "offline": ("offline screen", "twitch offline", "offline banner"),
    "overlay": ("stream overlay", "overlay"),
    "profile": ("profile picture", "avatar", "pfp", "profile pic", "icon"),
    "logo": ("streamer logo", "logo", "emblem logo", "mascot logo", "logotype"),
    "poster": ("poster", "flyer", "cover art", "album cover", "wallpaper"),
}
ASSETS = lexicon.vocabulary(_ASSETS.items())
