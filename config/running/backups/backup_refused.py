"""Why nothing was backed up or restored."""


class BackupRefused(Exception):
    """Nothing was kept, or nothing was laid; the message is Vietnamese: what, where, how to mend it."""


CUT = (
    "Bản sao lưu bị cắt ngang hoặc bị hỏng (không đọc được đến hết); chưa phục hồi gì. "
    "Hãy chép lại từ nơi cất giữ, hoặc dùng một bản khác."
)
