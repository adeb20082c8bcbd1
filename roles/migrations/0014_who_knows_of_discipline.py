"""The rights to know what keeps an award from somebody; who holds the offices has them at once."""

from typing import Any

from django.db import migrations

NEW = {
    "unit": ("see_discipline", "Xem kỷ luật, việc đang xem xét của người thuộc đơn vị"),
    "jurisdiction": ("know_discipline", "Xem kỷ luật, việc đang xem xét của người các đơn vị"),
}
OFFICES = {"unit": ("unit_clerk", "unit_head"), "jurisdiction": ("board_officer", "chair", "auditor")}


def give(apps: Any, schema_editor: Any) -> None:
    """Guardian's rows are written with an appointment; those made before this day lack the new ones."""
    kinds = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    Row = apps.get_model("guardian", "UserObjectPermission")
    for organ, (codename, label) in NEW.items():
        appointments = apps.get_model("roles", "Appointment").objects.filter(office__in=OFFICES[organ])
        held = set(appointments.values_list("user_id", f"{organ}_id"))
        if not held:
            continue
        kind, _made = kinds.get_or_create(app_label="roles", model=organ)
        permission, _made = permissions.get_or_create(
            content_type=kind, codename=codename, defaults={"name": label}
        )
        Row.objects.bulk_create(
            (
                Row(permission_id=permission.pk, user_id=user, content_type=kind, object_pk=str(key))
                for user, key in held
            ),
            ignore_conflicts=True,
        )


class Migration(migrations.Migration):

    dependencies = [
        ('roles', '0013_given_passwords'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('guardian', '0001_initial'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='jurisdiction',
            options={'permissions': [('see_jurisdiction', 'Xem hồ sơ của cấp có thẩm quyền'), ('receive_dossier', 'Tiếp nhận hồ sơ'), ('appraise_dossier', 'Thẩm định hồ sơ'), ('hold_nomination', 'Tạm giữ, tiếp tục xét trường hợp'), ('draft_decision', 'Dự thảo quyết định'), ('sign_decision', 'Ký quyết định'), ('number_decision', 'Cấp số, ban hành quyết định'), ('check_history', 'Đối chiếu dữ kiện đơn vị khai với giấy tờ'), ('set_local_rule', 'Đặt quy định của địa phương'), ('appoint', 'Cử, thôi cử người làm công tác thi đua'), ('audit', 'Xem toàn bộ nhật ký'), ('found_unit', 'Thành lập đơn vị'), ('rename_unit', 'Đổi tên, đổi mã đơn vị'), ('end_unit', 'Kết thúc đơn vị'), ('found_bloc', 'Lập khối, cụm thi đua'), ('compose_bloc', 'Chọn thành viên khối, cụm thi đua'), ('set_bloc_office', 'Cử khối trưởng, khối phó'), ('found_council', 'Lập hội đồng'), ('compose_council', 'Kiện toàn hội đồng'), ('end_bloc', 'Kết thúc khối, cụm thi đua'), ('found_jurisdiction', 'Lập cấp có thẩm quyền trực thuộc'), ('end_jurisdiction', 'Kết thúc cấp có thẩm quyền'), ('enter_law', 'Nhập quy định của văn bản mới'), ('propose_pack', 'Đề nghị nạp gói luật'), ('confirm_pack', 'Xác nhận, không nhận, rút gói luật'), ('trust_publisher', 'Tin khóa của nơi phát hành gói luật'), ('load_history', 'Nạp dữ liệu đã có từ Excel'), ('know_discipline', 'Xem kỷ luật, việc đang xem xét của người các đơn vị')]},
        ),
        migrations.AlterModelOptions(
            name='unit',
            options={'permissions': [('see_unit', 'Xem hồ sơ của đơn vị'), ('draft_dossier', 'Soạn hồ sơ'), ('submit_dossier', 'Trình, rút, thu hồi hồ sơ'), ('register_year', 'Đăng ký thi đua'), ('see_discipline', 'Xem kỷ luật, việc đang xem xét của người thuộc đơn vị')]},
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
